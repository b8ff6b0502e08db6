package io.tierwall.bench.manager;

import io.tierwall.bench.measure.ProcessTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What another Java process holds, after its garbage was collected.
 *
 * @param heap what lives, in bytes
 * @param resident what the process has in the machine, in bytes
 */
record Memory(long heap, long resident) {

    /** A line for each generation of the serial collector, which the manager has. */
    private static final Pattern USED = Pattern.compile("^(?:DefNew|Tenured)\\s+total \\d+K, used (\\d+)K");

    private static final int BYTES_IN_A_KIB = 1024;
    private static final double MIB = 1 << 20;

    static Memory of(long pid) throws IOException, InterruptedException {
        ask(pid, "GC.run");
        long heap = ask(pid, "GC.heap_info").stream()
                .map(USED::matcher)
                .filter(Matcher::find)
                .mapToLong(found -> Long.parseLong(found.group(1)) * BYTES_IN_A_KIB)
                .sum();
        return new Memory(heap, ProcessTime.residentBytes(pid));
    }

    /** The JDK's own tool speaks to the process. */
    private static List<String> ask(long pid, String what) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), what)
                .redirectError(Redirect.INHERIT)
                .start();
        try (BufferedReader out = tool.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = out.lines().toList();
            if (tool.waitFor() != 0) {
                throw new IOException("jcmd " + what + " failed: " + lines);
            }
            return lines;
        }
    }

    double heapMib() {
        return heap / MIB;
    }

    double residentMib() {
        return resident / MIB;
    }
}
