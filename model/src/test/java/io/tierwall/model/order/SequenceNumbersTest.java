package io.tierwall.model.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SequenceNumbersTest {

    @Test
    void theFirstOfAllGetsAStep() {
        assertThat(SequenceNumbers.insert(List.of(), 0)).containsExactly(10);
    }

    @Test
    void theLastComesAStepBehind() {
        assertThat(SequenceNumbers.insert(List.of(10, 20), 2)).containsExactly(10, 20, 30);
    }

    @Test
    void oneInBetweenTakesTheMiddle() {
        assertThat(SequenceNumbers.insert(List.of(10, 20), 1)).containsExactly(10, 15, 20);
    }

    @Test
    void withoutRoomOnlyThoseInTheWayMove() {
        assertThat(SequenceNumbers.insert(List.of(0, 1, 2, 9), 1)).containsExactly(0, 1, 2, 3, 9);
        assertThat(SequenceNumbers.insert(List.of(0, 7), 0)).containsExactly(0, 1, 7);
    }
}
