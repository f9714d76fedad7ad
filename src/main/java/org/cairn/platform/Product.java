package org.cairn.platform;

import java.util.Arrays;
import java.util.Optional;

/** The LMSs that Cairn has a guided way for. */
public enum Product {
    MOODLE("moodle", "Moodle", "moodle", true),
    CANVAS("canvas", "Canvas", "canvas", true),
    BRIGHTSPACE("brightspace", "Brightspace", "desire2learn", true),
    BLACKBOARD("blackboard", "Blackboard", "BlackboardLearn", false),
    SAKAI("sakai", "Sakai", "sakai", true),
    OPENEDX("openedx", "Open edX", "openedx", false),
    OTHER("other", "LTI 1.3", "other", true);

    private final String code;
    private final String title;
    private final String family;
    private final boolean registersItself;

    Product(String code, String title, String family, boolean registersItself) {
        this.code = code;
        this.title = title;
        this.family = family;
        this.registersItself = registersItself;
    }

    /** In addresses and file names. */
    public String code() {
        return code;
    }

    /** What its makers call it. */
    public String title() {
        return title;
    }

    /** The {@code product_family_code} of its launches and of its configuration. */
    public String family() {
        return family;
    }

    /** Whether its administrators can paste one address and let it do the rest (LTI Dynamic Registration 1.0). */
    public boolean registersItself() {
        return registersItself;
    }

    public static Optional<Product> ofCode(String code) {
        return Arrays.stream(values())
                .filter(product -> product.code.equals(code))
                .findFirst();
    }

    /** The product that a platform says it is; {@link #OTHER} where it is none of these. */
    public static Product ofFamily(String family) {
        return Arrays.stream(values())
                .filter(product -> product.family.equalsIgnoreCase(family))
                .findFirst()
                .orElse(OTHER);
    }
}
