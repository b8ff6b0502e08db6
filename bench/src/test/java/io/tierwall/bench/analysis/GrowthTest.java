package io.tierwall.bench.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tierwall.bench.Figure;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GrowthTest {

    @Test
    void theExponentOfASquareIsTwo() {
        Growth growth = Growth.of(100, 5.0 * 100 * 100, 4, 8, size -> 5.0 * size * size);

        assertThat(growth.exponent()).isCloseTo(2, within(1e-9));
        assertThat(growth.lastExponent()).isCloseTo(2, within(1e-9));
    }

    @Test
    void theLastStepIsLookedAtAlone() {
        Growth growth = Growth.of(100, 1, 1, 4, size -> size == 400 ? 8 : 1);

        assertThat(growth.lastExponent()).isCloseTo(3, within(1e-9));
        assertThat(growth.exponent()).isBetween(1.0, 2.0);
    }

    @Test
    void sizesAreNamedByTheOneThatIsAimedAtWhichHasAFigureOfItsOwn() {
        List<Figure> figures = Growth.of(100, 1, 4, 2, size -> 1).figures("cold_ms", "ms");

        assertThat(figures.stream().map(Figure::name))
                .containsExactly(
                        "cold_ms_at_1_of_4",
                        "cold_ms_at_1_of_2",
                        "cold_ms_at_2x",
                        "cold_ms_exponent",
                        "cold_ms_exponent_of_last_step");
    }

    @Test
    void oneSizeIsNoGrowth() {
        assertThatThrownBy(() -> Growth.of(100, 1, 1, 1, size -> 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
