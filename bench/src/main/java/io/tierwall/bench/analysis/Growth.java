package io.tierwall.bench.analysis;

import io.tierwall.bench.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * What something takes at sizes around the one that is aimed at.
 *
 * @param aimed the size that is aimed at
 * @param points ascending; at least two
 */
record Growth(int aimed, List<Point> points) {

    /** What was measured at one size. */
    record Point(int size, double value) {}

    Growth {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("growth has at least two points");
        }
    }

    /**
     * Measures at sizes each of which is twice the one before.
     *
     * @param aimed the size that is aimed at
     * @param value what is known of it
     * @param part the first is one of so many parts of it: a power of two
     * @param times the last is so many times of it: a power of two
     * @param measure told the size
     */
    static Growth of(int aimed, double value, int part, int times, IntToDoubleFunction measure) {
        List<Point> points = new ArrayList<>();
        for (int of = part; of > 1; of /= 2) {
            points.add(new Point(aimed / of, measure.applyAsDouble(aimed / of)));
        }
        points.add(new Point(aimed, value));
        for (int many = 2; many <= times; many *= 2) {
            points.add(new Point(aimed * many, measure.applyAsDouble(aimed * many)));
        }
        return new Growth(aimed, points);
    }

    /** The exponent of the power of the size that comes closest to all points (least squares of the logarithms). */
    double exponent() {
        double meanX = points.stream()
                .mapToDouble(point -> Math.log(point.size()))
                .average()
                .orElseThrow();
        double meanY = points.stream()
                .mapToDouble(point -> Math.log(point.value()))
                .average()
                .orElseThrow();
        double covariance = 0;
        double variance = 0;
        for (Point point : points) {
            double x = Math.log(point.size()) - meanX;
            covariance += x * (Math.log(point.value()) - meanY);
            variance += x * x;
        }
        return covariance / variance;
    }

    /** The exponent of the last step alone. */
    double lastExponent() {
        Point last = points.getLast();
        Point before = points.get(points.size() - 2);
        return Math.log(last.value() / before.value()) / Math.log((double) last.size() / before.size());
    }

    /** The points but the one at the size aimed at, which has a figure of its own, and the exponents. */
    List<Figure> figures(String name, String unit) {
        List<Figure> figures = new ArrayList<>();
        points.stream()
                .filter(point -> point.size() != aimed)
                .forEach(point -> figures.add(Figure.of(name + "_at_" + times(point), point.value(), unit)));
        figures.add(Figure.of(name + "_exponent", exponent(), ""));
        figures.add(Figure.of(name + "_exponent_of_last_step", lastExponent(), ""));
        return figures;
    }

    private String times(Point point) {
        return point.size() < aimed ? "1_of_" + aimed / point.size() : point.size() / aimed + "x";
    }
}
