package com.mantisnxt.sync.architecture;

import static java.util.Map.entry;
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
    private static final Map<String, List<String>> DIRECTIONS = Map.ofEntries(
            entry(
                    "alert",
                    List.of(
                            "activity",
                            "connector",
                            "database",
                            "isolation",
                            "preview",
                            "progress",
                            "run",
                            "tenant",
                            "upkeep")),
            entry("base", List.of()),
            entry("tenant", List.of()),
            entry("database", List.of("tenant")),
            entry("account", List.of("tenant")),
            entry("activity", List.of("tenant")),
            entry("progress", List.of("activity", "tenant")),
            entry("preview", List.of("activity", "connector", "progress", "tenant")),
            entry("connector", List.of("tenant")),
            entry("run", List.of("activity", "connector", "preview", "progress", "tenant")),
            entry("upkeep", List.of("database", "tenant")),
            entry("isolation", List.of("activity", "database", "progress", "tenant", "upkeep")),
            entry("demo", List.of("account", "activity", "connector", "preview", "progress", "run", "tenant")));

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
