package com.mantisnxt.sync.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.Application;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    /** base is left out: it is open to all. */
    private static final Map<String, List<String>> DIRECTIONS = Map.of(
            "base", List.of(),
            "tenant", List.of(),
            "database", List.of("tenant"),
            "account", List.of("tenant"),
            "activity", List.of("tenant"),
            "progress", List.of("activity", "tenant"),
            "preview", List.of("activity", "connector", "progress", "tenant"),
            "connector", List.of("tenant"),
            "run", List.of("activity", "connector", "preview", "progress", "tenant"),
            "demo", List.of("account", "activity", "connector", "preview", "progress", "run", "tenant"));

    private final ApplicationModules modules = ApplicationModules.of(Application.class);

    @Test
    void modulesKeepTheirInsidesToThemselvesAndHaveNoCycles() {
        modules.verify();
    }

    @Test
    void everyModuleHasItsPlaceInTheDirections() {
        assertThat(modules.stream().map(ModularityTest::name)).isSubsetOf(DIRECTIONS.keySet());
    }

    @Test
    void modulesUseOnlyWhatLiesBelowThem() {
        for (ApplicationModule module : modules) {
            List<String> used = module.getDirectDependencies(modules)
                    .uniqueModules()
                    .map(ModularityTest::name)
                    .filter(name -> !name.equals("base"))
                    .collect(Collectors.toList());
            assertThat(used)
                    .as("what %s uses", name(module))
                    .isSubsetOf(DIRECTIONS.getOrDefault(name(module), List.of()));
        }
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
