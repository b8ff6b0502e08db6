package io.tierwall.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and defaults that others rely on. */
final class SettingsTest {

    @Test
    void defaultsHold() {
        assertThat(Settings.from(Map.of("TIERWALL_PORT", "", "TIERWALL_ADMIN_PASSWORD", "")))
                .isEqualTo(new Settings(
                        Path.of(".tierwall").toAbsolutePath(),
                        "0.0.0.0",
                        8_443,
                        Optional.empty(),
                        Duration.ofSeconds(60),
                        Settings.Input.IGNORED));
    }

    @Test
    void everythingCanBeSet() {
        assertThat(Settings.from(Map.of(
                        "TIERWALL_DATA", "/data",
                        "TIERWALL_HOST", "127.0.0.1",
                        "TIERWALL_PORT", "443",
                        "TIERWALL_ADMIN_PASSWORD", "secret",
                        "TIERWALL_TRAFFIC_INTERVAL", "5",
                        "TIERWALL_EXIT_WITH_INPUT", "true")))
                .isEqualTo(new Settings(
                        Path.of("/data"),
                        "127.0.0.1",
                        443,
                        Optional.of("secret"),
                        Duration.ofSeconds(5),
                        Settings.Input.ENDS))
                .asString()
                .doesNotContain("secret");
    }

    @Test
    void whatTheInputMeansIsOneOfThree() {
        assertThat(Settings.from(Map.of("TIERWALL_EXIT_WITH_INPUT", "ready")).input())
                .isEqualTo(Settings.Input.ENDS_AND_READIES);
        assertThatThrownBy(() -> Settings.from(Map.of("TIERWALL_EXIT_WITH_INPUT", "yes")))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("TIERWALL_EXIT_WITH_INPUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "-1", "65536", "8443 "})
    void portsThatAreNoneAreRefusedByName(String port) {
        assertThatThrownBy(() -> Settings.from(Map.of("TIERWALL_PORT", port)))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("TIERWALL_PORT");
    }
}
