package io.tierwall.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What processes use, as Linux says: its {@code /proc} is read. */
public final class ProcessTime {

    /** Linux counts in these, whatever its own clock does. */
    private static final double TICKS_A_SECOND = 100;

    /** Places in {@code /proc/PID/stat} behind the name, which may hold blanks itself. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;
    private static final int USER_OF_CHILDREN = 13;
    private static final int SYSTEM_OF_CHILDREN = 14;
    private static final int BYTES_IN_A_KIB = 1024;

    private ProcessTime() {}

    /** Seconds of processor time that a process has used. */
    public static double seconds(long pid) throws IOException {
        List<String> fields = fields(pid);
        return (number(fields, USER) + number(fields, SYSTEM)) / TICKS_A_SECOND;
    }

    /** Seconds that those children of this process have used which have ended and were waited for. */
    public static double secondsOfEndedChildren() throws IOException {
        List<String> fields = fields(ProcessHandle.current().pid());
        return (number(fields, USER_OF_CHILDREN) + number(fields, SYSTEM_OF_CHILDREN)) / TICKS_A_SECOND;
    }

    /** Memory that a process has in the machine, in bytes. */
    public static long residentBytes(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * BYTES_IN_A_KIB;
            }
        }
        throw new IOException("process " + pid + " says nothing about its memory");
    }

    private static List<String> fields(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return List.of(stat.substring(stat.lastIndexOf(')') + 2).strip().split(" "));
    }

    private static long number(List<String> fields, int place) {
        return Long.parseLong(fields.get(place));
    }
}
