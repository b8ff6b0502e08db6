package io.tierwall.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.bench.manager.ConsoleRace;
import io.tierwall.bench.measure.Chromium;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every race at its smallest, with real processes. That it runs, and that its contenders do the same; not how fast. */
final class RacesIT {

    private static final String HOME = "tierwall.home";

    @BeforeAll
    static void theManagerIsBuiltNextDoor() {
        System.setProperty(HOME, "..");
    }

    static Stream<String> races() {
        return Races.all().stream().map(Race::name);
    }

    /** A race whose contenders end with different work has no result: it fails. */
    @ParameterizedTest
    @MethodSource("races")
    void aRaceRunsAndSaysWhatCameOfIt(String race) throws Exception {
        assumeTrue(
                !race.equals(new ConsoleRace().name()) || Chromium.installed().isPresent(),
                "the console's race needs Chromium: apt-get install chromium");
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();

        int status = BenchCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(race, "--json", "--scale", "small");

        assertThat(status).as(errors.toString()).isZero();
        List<String> lines = out.toString().lines().toList();
        JsonNode report = new ObjectMapper().readTree(lines.getLast());
        assertThat(report.path("race").asText()).isEqualTo(race);
        assertThat(report.path("contenders").has("tierwall")).isTrue();
        assertThat(report.at("/contenders/tierwall").size()).isPositive();
        assertThat(report.path("ratio").fieldNames())
                .toIterable()
                .allMatch(name -> report.path("contenders").has(name))
                .allSatisfy(name ->
                        assertThat(report.path("ratio").path(name).asDouble()).isPositive());
    }

    @ParameterizedTest
    @MethodSource("races")
    void aRaceIsListedWithALineOfItsOwn(String race) {
        StringWriter out = new StringWriter();

        assertThat(BenchCommand.commandLine().setOut(new PrintWriter(out)).execute())
                .isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith(race + " ")))
                .hasSize(1);
    }
}
