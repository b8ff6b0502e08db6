package io.tierwall.analysis.reach;

import io.tierwall.analysis.members.AddressBook;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** Flows, and answers to who reaches what, for people and for other programs. */
public final class FlowText {

    private static final List<String> FLOWS = List.of("from", "to", "traffic");
    private static final List<String> REACHES = List.of("who", "traffic with some", "traffic with every");

    private FlowText() {}

    /** A line for each flow, after a heading; parts of a set are separated by blanks. */
    public static String csv(AddressBook addresses, List<Flow> flows) {
        StringBuilder text = new StringBuilder(Csv.line(FLOWS));
        flows.forEach(flow -> text.append(Csv.line(List.of(
                all(addresses, flow.sources()),
                all(addresses, flow.destinations()),
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

    /** A line for each answer, after a heading; parts of a set are separated by blanks. */
    public static String reachCsv(AddressBook addresses, List<Reach> reaches) {
        StringBuilder text = new StringBuilder(Csv.line(REACHES));
        reaches.forEach(reach -> text.append(Csv.line(List.of(
                all(addresses, reach.addresses()),
                reach.some().toString(),
                reach.every().toString()))));
        return text.toString();
    }

    /** A line for each answer; long sets are shortened, and say so. */
    public static String reachTable(AddressBook addresses, List<Reach> reaches) {
        List<List<String>> rows = new ArrayList<>(List.of(REACHES));
        reaches.forEach(reach -> rows.add(List.of(
                AddressText.summary(addresses, reach.addresses()),
                reach.some().toString(),
                reach.every().toString())));
        return TextTable.of(rows);
    }

    private static String all(AddressBook addresses, RoaringBitmap set) {
        return String.join(" ", AddressText.parts(addresses, set));
    }
}
