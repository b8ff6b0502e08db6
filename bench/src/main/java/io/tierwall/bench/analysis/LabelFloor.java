package io.tierwall.bench.analysis;

import io.tierwall.antrea.resolve.Inventory.Pod;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/**
 * What finding members costs at least: each label of each pod is looked at once, and the two lists of a group's labels
 * are gone through once. Namespaces, changes and other kinds of selectors do not exist here.
 */
final class LabelFloor {

    private final Map<String, Map<String, Numbers>> byLabel = new HashMap<>();

    /** Ascending numbers. */
    private static final class Numbers {

        private int[] numbers = new int[8];
        private int count;

        void add(int number) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = number;
        }

        int[] common(Numbers other) {
            int[] found = new int[Math.min(count, other.count)];
            int common = 0;
            int theirs = 0;
            for (int i = 0; i < count; i++) {
                int number = numbers[i];
                while (theirs < other.count && other.numbers[theirs] < number) {
                    theirs++;
                }
                if (theirs < other.count && other.numbers[theirs] == number) {
                    found[common++] = number;
                }
            }
            return Arrays.copyOf(found, common);
        }
    }

    LabelFloor(List<Pod> pods) {
        for (int i = 0; i < pods.size(); i++) {
            int number = i;
            pods.get(i)
                    .labels()
                    .forEach((key, value) -> byLabel.computeIfAbsent(key, _ -> new HashMap<>())
                            .computeIfAbsent(value, _ -> new Numbers())
                            .add(number));
        }
    }

    /** The pods that have both labels of a group, wherever they are; ascending. */
    int[] members(LabelWorld.Group group) {
        return with(group.one()).common(with(group.other()));
    }

    private Numbers with(Entry<String, String> label) {
        return byLabel.getOrDefault(label.getKey(), Map.of()).getOrDefault(label.getValue(), new Numbers());
    }
}
