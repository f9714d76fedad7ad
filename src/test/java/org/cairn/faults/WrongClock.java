package org.cairn.faults;

import java.time.Clock;
import java.time.Duration;
import org.cairn.CairnApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

/** Cairn on a machine whose clock is wrong by {@code wrong.clock}, as far as Cairn asks it. */
final class WrongClock {

    private WrongClock() {}

    /** As CairnApplication. */
    public static void main(String[] settings) {
        Duration ahead = Duration.parse(System.getProperty("wrong.clock"));
        new SpringApplicationBuilder(CairnApplication.class)
                .initializers((GenericApplicationContext context) -> context.registerBean(
                        "wrongClock",
                        Clock.class,
                        () -> Clock.offset(Clock.systemUTC(), ahead),
                        definition -> definition.setPrimary(true)))
                .run(settings);
    }
}
