package io.tierwall.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** A result for programs: one object on one line. */
final class JsonReport {

    private static final MathContext DIGITS = new MathContext(6);

    private JsonReport() {}

    static String of(Race race, Course course, Result result) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("race", race.name());
        ObjectNode contenders = report.putObject("contenders");
        result.contenders().forEach(contender -> {
            ObjectNode figures = contenders.putObject(contender.name());
            contender.figures().forEach(figure -> put(figures, figure.name(), figure.value()));
        });
        ObjectNode ratio = report.putObject("ratio");
        result.ratios().forEach((name, value) -> put(ratio, name, value.value().value()));
        report.put("scale", course.scale().name().toLowerCase(Locale.ROOT));
        report.put("seed", course.seed());
        report.put("machine", Machine.describe());
        missed(result).forEach(report.putArray("missed")::add);
        result.notes().forEach(report.putArray("notes")::add);
        return report.toString();
    }

    private static List<String> missed(Result result) {
        return result.contenders().stream()
                .flatMap(contender -> contender.figures().stream())
                .filter(figure -> !figure.isMet())
                .map(Figure::name)
                .toList();
    }

    private static void put(ObjectNode object, String name, double value) {
        if (value == Math.rint(value)) {
            object.put(name, (long) value);
        } else {
            object.put(name, new BigDecimal(value).round(DIGITS).doubleValue());
        }
    }
}
