package io.tierwall.analysis.effect;

import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.reach.AddressText;
import io.tierwall.analysis.reach.Csv;
import io.tierwall.analysis.reach.TextTable;
import io.tierwall.analysis.rules.RuleOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/** What a change does, for people and for other programs. */
public final class EffectText {

    private static final List<String> HEADING = List.of("what", "from", "to", "traffic", "denied by", "allowed by");

    private EffectText() {}

    /** A line for each change, after a heading; parts of a set, and rules, are separated by blanks. */
    public static String csv(Effect effect) {
        return rows(effect, set -> String.join(" ", AddressText.parts(effect.addresses(), set))).stream()
                .map(Csv::line)
                .collect(Collectors.joining());
    }

    /** A line for each change, after a heading; long sets are shortened, and say so. */
    public static String table(Effect effect) {
        AddressBook addresses = effect.addresses();
        return TextTable.of(rows(effect, set -> AddressText.summary(addresses, set)));
    }

    private static List<List<String>> rows(Effect effect, Function<RoaringBitmap, String> words) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADING);
        effect.gained().forEach(change -> rows.add(row("gained", change, words)));
        effect.lost().forEach(change -> rows.add(row("lost", change, words)));
        return rows;
    }

    private static List<String> row(String what, Change change, Function<RoaringBitmap, String> words) {
        return List.of(
                what,
                words.apply(change.sources()),
                words.apply(change.destinations()),
                change.traffic().toString(),
                rules(Stream.of(change.denying())),
                rules(change.allowing().stream()));
    }

    private static String rules(Stream<RuleOrigin> rules) {
        return rules.map(RuleOrigin::source)
                .map(source ->
                        source.ruleName().isEmpty() ? source.reference() : source.reference() + "/" + source.ruleName())
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
