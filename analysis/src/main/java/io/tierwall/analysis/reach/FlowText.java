package io.tierwall.analysis.reach;

import io.tierwall.analysis.members.AddressBook;
import java.util.ArrayList;
import java.util.List;

/** Flows, for people and for other programs. */
public final class FlowText {

    private static final List<String> FLOWS = List.of("from", "to", "traffic");

    private FlowText() {}

    /** A line for each flow, after a heading; parts of a set are separated by blanks. */
    public static String csv(AddressBook addresses, List<Flow> flows) {
        StringBuilder text = new StringBuilder(Csv.line(FLOWS));
        flows.forEach(flow -> text.append(Csv.line(List.of(
                AddressText.all(addresses, flow.sources()),
                AddressText.all(addresses, flow.destinations()),
                flow.traffic().toString()))));
        return text.toString();
    }

    /** A line for each flow; long sets are shortened, and say so. */
    public static String table(AddressBook addresses, List<Flow> flows) {
        List<List<String>> rows = new ArrayList<>(List.of(FLOWS));
        flows.forEach(flow -> rows.add(List.of(
                AddressText.summary(addresses, flow.sources()),
                AddressText.summary(addresses, flow.destinations()),
                flow.traffic().toString())));
        return TextTable.of(rows);
    }
}
