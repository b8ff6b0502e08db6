package io.tierwall.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import io.tierwall.lab.cluster.LabSettings.Pace;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabSettingsTest {

    private static final LabSettings SETTINGS = LabSettings.of("alpha", 3, NetworkKind.KERNEL);

    @Test
    void aClusterHasTwoNodesAnyPortTheSamplesAndAntreasPaceUnlessSaid() {
        assertThat(SETTINGS.nodes()).isEqualTo(2);
        assertThat(SETTINGS.port()).isZero();
        assertThat(SETTINGS.manifest()).isEmpty();
        assertThat(SETTINGS.pace().statistics()).isEqualTo(Duration.ofSeconds(60));
        assertThat(SETTINGS.pace().nodeReport()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void statisticsAreCollectedOnceASecondAtMost() {
        assertThatThrownBy(() -> new Pace(Duration.ofMillis(999), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("once a second at most");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Alpha", "-a", "a_b", "a/b"})
    void aNameThatIsNoneIsRefused(String name) {
        assertThatThrownBy(() -> LabSettings.of(name, 0, NetworkKind.SIMULATED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lower-case letters, digits and dashes");
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        assertThatThrownBy(() -> SETTINGS.withPort(65_536)).hasMessageContaining("not a port: 65536");
    }

    @Test
    void thereAreTwelveNodesAtMost() {
        assertThatThrownBy(() -> SETTINGS.withNodes(13)).hasMessageContaining("1 to 12 nodes");
    }
}
