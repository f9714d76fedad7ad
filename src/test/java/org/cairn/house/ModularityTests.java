package org.cairn.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Each module uses the faces of the modules that its package-info names, and no others; nothing goes in a circle. */
class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of("org.cairn");

    @Test
    void modulesUseOnlyTheFacesThatTheyDeclare() {
        MODULES.verify();
    }

    @Test
    void everyModuleSaysWhatItMayUse() {
        List<String> silent = MODULES.stream()
                .map(module -> module.getBasePackage().getName())
                .filter(name -> !declaresItsDependencies(name))
                .toList();

        assertThat(silent)
                .as("modules whose package-info has no allowedDependencies: without them everything would be allowed")
                .isEmpty();
    }

    private static boolean declaresItsDependencies(String packageName) {
        try {
            ApplicationModule declared =
                    Class.forName(packageName + ".package-info").getAnnotation(ApplicationModule.class);
            return declared != null && !List.of(declared.allowedDependencies()).contains(ApplicationModule.OPEN_TOKEN);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
