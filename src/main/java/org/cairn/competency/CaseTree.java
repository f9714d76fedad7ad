package org.cairn.competency;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.competency.cfr.CFAssociation;
import org.cairn.competency.cfr.CFItem;
import org.cairn.competency.cfr.CFLink;
import org.cairn.competency.cfr.CFPackage;
import org.cairn.competency.cfr.CFRubric;
import org.jspecify.annotations.Nullable;

/**
 * The items of a package, with what is said about each, and what each is to us. CASE has one kind of item; whether one is
 * a group, a competency or a criterion is read from our own extension, else from where it stands: what holds others is a
 * group, unless all that it holds are criteria by their type.
 */
final class CaseTree {

    /** Item types that real frameworks give to what an assessor watches for. */
    private static final Set<String> CRITERIA = Set.of(
            "component",
            "criterion",
            "performance criterion",
            "performance criteria",
            "performance indicator",
            "indicator",
            "element",
            "critère",
            "critère de performance",
            "indicateur");

    enum Role {
        GROUP,
        COMPETENCY,
        CRITERION
    }

    /** An item and what hangs on it. */
    static final class Node {
        final CFItem item;
        final UUID caseId;
        final CaseExtra extra;
        final int order;
        final List<Node> parents = new ArrayList<>();
        final Map<Node, Integer> children = new LinkedHashMap<>();
        final List<CFAssociation> others = new ArrayList<>();
        final List<CFRubric.Criterion> criteria = new ArrayList<>();
        final Map<Node, Integer> lines = new HashMap<>();

        private Node(CFItem item, CaseExtra extra, int order) {
            this.item = item;
            this.caseId = caseId(item.identifier());
            this.extra = extra;
            this.order = order;
        }

        List<Node> childrenInOrder() {
            return children.entrySet().stream()
                    .sorted(Map.Entry.<Node, Integer>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.comparingInt(node -> node.order))))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private boolean isCriterionByType() {
            String type = item.itemType();
            return children.isEmpty()
                    && extra.what() == null
                    && type != null
                    && CRITERIA.contains(type.toLowerCase(Locale.ROOT));
        }
    }

    private final Map<UUID, Node> byId = new LinkedHashMap<>();
    private final Map<String, Node> byUri = new HashMap<>();
    private final CFPackage whole;
    private final Map<Node, Role> roles = new HashMap<>();
    private final List<Integer> leftOut = new ArrayList<>();

    /** @param extras what our extension says of each item, in the order of the package's items */
    CaseTree(CFPackage whole, List<CaseExtra> extras) {
        this.whole = whole;
        for (int i = 0; i < whole.items().size(); i++) {
            Node node = new Node(whole.items().get(i), extras.get(i), i);
            byId.put(node.caseId, node);
            if (node.item.uri() != null) {
                byUri.put(node.item.uri(), node);
            }
        }
        whole.associations().forEach(this::hang);
        whole.rubrics().forEach(rubric -> rubric.criteria().forEach(this::hang));
        byId.values().forEach(node -> roles.put(node, ofItself(node)));
        byId.values().stream().filter(this::isCriterionOfAll).toList().forEach(node -> roles.put(node, Role.CRITERION));
    }

    Role role(Node node) {
        return Objects.requireNonNull(roles.get(node));
    }

    private static Role ofItself(Node node) {
        if (node.extra.what() != null) {
            return node.extra.what() == CaseExtra.What.GROUP ? Role.GROUP : Role.COMPETENCY;
        }
        return node.children.keySet().stream().allMatch(Node::isCriterionByType) ? Role.COMPETENCY : Role.GROUP;
    }

    private boolean isCriterionOfAll(Node node) {
        return node.isCriterionByType()
                && !node.parents.isEmpty()
                && node.parents.stream().allMatch(parent -> roles.get(parent) == Role.COMPETENCY);
    }

    List<Node> nodes() {
        return List.copyOf(byId.values());
    }

    /** The lines of associations and criteria that belong to nothing in the package. */
    List<Integer> leftOut() {
        return List.copyOf(leftOut);
    }

    private void hang(CFAssociation association) {
        Optional<Node> origin = find(association.originNodeURI());
        if (origin.isEmpty()) {
            leftOut.add(association.line());
        } else if (!association.associationType().equalsIgnoreCase(CFAssociation.CHILD)) {
            origin.get().others.add(association);
        } else {
            find(association.destinationNodeURI())
                    .ifPresentOrElse(
                            parent -> hold(parent, origin.get(), association),
                            () -> leaveOutUnlessDocument(association));
        }
    }

    private void leaveOutUnlessDocument(CFAssociation association) {
        if (!isDocument(association.destinationNodeURI())) {
            leftOut.add(association.line());
        }
    }

    private static void hold(Node parent, Node child, CFAssociation association) {
        Integer sequence = association.sequenceNumber();
        if (parent.children.putIfAbsent(child, sequence == null ? Integer.MAX_VALUE : sequence) == null) {
            child.parents.add(parent);
            parent.lines.put(child, association.line());
        }
    }

    private void hang(CFRubric.Criterion criterion) {
        @Nullable CFLink link = criterion.itemURI();
        Optional<Node> node = link == null ? Optional.empty() : find(link);
        if (node.isPresent()) {
            node.get().criteria.add(criterion);
        } else {
            leftOut.add(criterion.line());
        }
    }

    private boolean isDocument(CFLink link) {
        return whole.document().identifier().equals(link.identifier())
                || (link.uri() != null && link.uri().equals(whole.document().uri()));
    }

    private Optional<Node> find(CFLink link) {
        return Optional.ofNullable(link.identifier())
                .map(identifier -> byId.get(caseId(identifier)))
                .or(() -> Optional.ofNullable(link.uri()).map(byUri::get));
    }

    /** CASE asks for a UUID; one that is none always becomes the same. */
    static UUID caseId(String identifier) {
        return identifier.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? UUID.fromString(identifier)
                : UUID.nameUUIDFromBytes(identifier.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
