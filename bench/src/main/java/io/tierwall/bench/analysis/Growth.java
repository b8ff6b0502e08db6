package io.tierwall.bench.analysis;

import io.tierwall.bench.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * What something takes at several times the size that is aimed at.
 *
 * @param points ascending; at least two
 */
record Growth(List<Point> points) {

    /**
     * What was measured at one size.
     *
     * @param times how many times the size aimed at
     */
    record Point(int times, double value) {}

    Growth {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("growth has at least two points");
        }
    }

    /**
     * Goes on with two, four, eight times the size.
     *
     * @param once what is known of the size itself
     * @param most how many times the size is the last to be tried; at least 2
     * @param measure told how many times the size
     */
    static Growth of(double once, int most, IntToDoubleFunction measure) {
        List<Point> points = new ArrayList<>(List.of(new Point(1, once)));
        for (int times = 2; times <= most; times *= 2) {
            points.add(new Point(times, measure.applyAsDouble(times)));
        }
        return new Growth(points);
    }

    /** The exponent of the power of the size that comes closest to all points (least squares of the logarithms). */
    double exponent() {
        double meanX = points.stream()
                .mapToDouble(point -> Math.log(point.times()))
                .average()
                .orElseThrow();
        double meanY = points.stream()
                .mapToDouble(point -> Math.log(point.value()))
                .average()
                .orElseThrow();
        double covariance = 0;
        double variance = 0;
        for (Point point : points) {
            double x = Math.log(point.times()) - meanX;
            covariance += x * (Math.log(point.value()) - meanY);
            variance += x * x;
        }
        return covariance / variance;
    }

    /** The exponent of the last step alone. */
    double lastExponent() {
        Point last = points.getLast();
        Point before = points.get(points.size() - 2);
        return Math.log(last.value() / before.value()) / Math.log((double) last.times() / before.times());
    }

    /** The points but the first, which has a figure of its own, and the exponents. */
    List<Figure> figures(String name, String unit) {
        List<Figure> figures = new ArrayList<>();
        points.stream()
                .skip(1)
                .forEach(point -> figures.add(Figure.of(name + "_at_" + point.times() + "x", point.value(), unit)));
        figures.add(Figure.of(name + "_exponent", exponent(), ""));
        figures.add(Figure.of(name + "_exponent_of_last_step", lastExponent(), ""));
        return figures;
    }
}
