package io.tierwall.lab.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Peers;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRule.LogSetting;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.lab.network.PolicyLogRecord.LoggedPacket;
import io.tierwall.lab.network.PolicyLogRecord.Repeats;
import io.tierwall.model.address.IpAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyLogFilesTest {

    private static final IpAddress A = IpAddress.parse("198.18.0.2").orElseThrow();

    @TempDir
    Path directory;

    private void write(long fileBytes, String... nodes) {
        try (PolicyLogFiles files =
                new PolicyLogFiles("np-log", directory, ZoneOffset.UTC, new PolicyLogFiles.Limits(fileBytes, 100))) {
            for (String node : nodes) {
                files.write(logged(node));
            }
        }
    }

    private static PolicyLogRecord logged(String node) {
        ResolvedRule rule = new ResolvedRule(
                new RuleSource("u", "p", "r"),
                Direction.INGRESS,
                Verdict.ALLOW,
                Set.of(A),
                new Peers.Any(),
                List.of(),
                new LogSetting(true, "label", 14_000));
        return new PolicyLogRecord(
                node,
                Instant.parse("2026-05-01T10:00:00Z"),
                rule,
                "a/web",
                new LoggedPacket(A, 40_000, A, 80, Protocol.TCP, 60),
                Repeats.ONCE);
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(directory.resolve(file));
    }

    @Test
    void eachNodeHasAFileThatIsCompleteWhenTheLogIsClosed() throws IOException {
        write(1_000_000, "one", "two", "one");

        assertThat(lines("two/np.log"))
                .containsExactly("2026/05/01 10:00:00.000000 AntreaPolicyIngressRule AntreaClusterNetworkPolicy:p r"
                        + " Ingress Allow 14000 a/web 198.18.0.2 40000 198.18.0.2 80 TCP 60 label");
        assertThat(lines("one/np.log")).hasSize(2);
    }

    @Test
    void aFullFileMakesPlaceForANewOne() throws IOException {
        write(10, "one");
        write(10, "one", "two");

        assertThat(lines("one/np.log")).hasSize(1);
        assertThat(lines("one/np.log.1")).hasSize(1);
    }
}
