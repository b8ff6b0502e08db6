package io.tierwall.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.bench.Course.Scale;
import io.tierwall.bench.Result.Ratio;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReportTest {

    private static final Course COURSE = new Course(Scale.SMALL, 7, line -> {});

    private static final Result RESULT = new Result(
            List.of(
                    new Contender(
                            "tierwall",
                            "all",
                            List.of(Figure.of("rate", 1_234.5, "1/s").atLeast(2_000))),
                    new Contender("floor", "all", List.of(Figure.of("rate", 1_500, "1/s")))),
            Map.of("floor", new Ratio(Figure.of("times", 0.823, "").atLeast(0.8), "rates")),
            List.of("a note"));

    private static final Race RACE = new Race() {
        @Override
        public String name() {
            return "sample";
        }

        @Override
        public String summary() {
            return "what is measured";
        }

        @Override
        public Result run(Course course) {
            return RESULT;
        }
    };

    @Test
    void aProgramReadsContendersAndRatios() throws Exception {
        JsonNode report = new ObjectMapper().readTree(JsonReport.of(RACE, COURSE, RESULT));

        assertThat(report.path("race").asText()).isEqualTo("sample");
        assertThat(report.at("/contenders/tierwall/rate").asDouble()).isEqualTo(1_234.5);
        assertThat(report.at("/contenders/floor/rate").asInt()).isEqualTo(1_500);
        assertThat(report.at("/ratio/floor").asDouble()).isEqualTo(0.823);
        assertThat(report.at("/missed/0").asText()).isEqualTo("rate");
    }

    @Test
    void aPersonReadsTheAimBesideTheNumber() {
        assertThat(TextReport.of(RACE, COURSE, RESULT).lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "tierwall rate 1,235 1/s >= 2,000 MISSED",
                        "floor rate 1,500 1/s",
                        "against floor times 0.823 >= 0.800 met",
                        "note: a note");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "2000, '2,000'", "12.345, 12.3", "0.00123, 0.00123", "-1.5, -1.50", "1234.5, '1,235'"})
    void numbersHaveThreeDigitsThatCount(double value, String text) {
        assertThat(TextReport.number(value)).isEqualTo(text);
    }

    @Test
    void aRaceBetweenDifferentWorksHasNoResult() {
        List<Contender> contenders =
                List.of(new Contender("tierwall", "100 objects", List.of()), new Contender("floor", "99", List.of()));

        assertThatThrownBy(() -> new Result(contenders, Map.of(), List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("99");
    }

    @Test
    void aRaceThatIsNotThereIsAnErrorThatListsThose() {
        StringWriter errors = new StringWriter();

        int status = BenchCommand.commandLine().setErr(new PrintWriter(errors)).execute("swim");

        assertThat(status).isEqualTo(2);
        assertThat(errors.toString()).contains("There is no race swim").contains("churn");
    }
}
