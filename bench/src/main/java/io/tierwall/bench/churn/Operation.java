package io.tierwall.bench.churn;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Something that a person does to the policies of a category. Positions count from 0. */
sealed interface Operation {

    /** The category, from 0. */
    int category();

    /** Puts a new policy before the one at a position, or at the end. */
    record Insert(int category, int position, int policy, int rules) implements Operation {}

    /** Gives a policy another number of rules. */
    record Resize(int category, int position, int rules) implements Operation {}

    /** Takes a policy out and puts it in again, at a position among the others. */
    record Move(int category, int from, int to) implements Operation {}

    /** Makes sequences of them: first what is there to begin with, then a mix of edits, inserts and moves. */
    final class Sequence {

        /** Application has most of the policies. */
        private static final int[] SHARES = {2, 5, 13, 80};

        private static final int CATEGORIES = SHARES.length;
        private static final int MOST_RULES = 10;
        private static final int PERCENT = 100;
        private static final int EDITS = 60;
        private static final int INSERTS = 25;

        private final RandomGenerator random;
        private final List<List<Integer>> rules = new ArrayList<>();
        private int policies;

        Sequence(RandomGenerator random) {
            this.random = random;
            for (int category = 0; category < CATEGORIES; category++) {
                rules.add(new ArrayList<>());
            }
        }

        /** Policies one after the other, each behind the one before it. */
        List<Operation> beginning(int count) {
            List<Operation> operations = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int category = category();
                operations.add(insert(category, rules.get(category).size()));
            }
            return operations;
        }

        /** Edits, inserts and moves at random places. */
        List<Operation> edits(int count) {
            List<Operation> operations = new ArrayList<>();
            while (operations.size() < count) {
                int category = category();
                int size = rules.get(category).size();
                if (size < 2) {
                    continue;
                }
                int dice = random.nextInt(PERCENT);
                if (dice < EDITS) {
                    operations.add(resize(category, random.nextInt(size)));
                } else if (dice < EDITS + INSERTS) {
                    operations.add(insert(category, random.nextInt(size + 1)));
                } else {
                    operations.add(move(category, random.nextInt(size), random.nextInt(size)));
                }
            }
            return operations;
        }

        private int category() {
            int dice = random.nextInt(PERCENT);
            int category = 0;
            while (dice >= SHARES[category]) {
                dice -= SHARES[category];
                category++;
            }
            return category;
        }

        private Insert insert(int category, int position) {
            int size = 1 + random.nextInt(MOST_RULES);
            rules.get(category).add(position, size);
            return new Insert(category, position, policies++, size);
        }

        /** One rule more or one less, as edits mostly are. */
        private Resize resize(int category, int position) {
            int before = rules.get(category).get(position);
            int size = before == 1 || random.nextBoolean() ? before + 1 : before - 1;
            rules.get(category).set(position, size);
            return new Resize(category, position, size);
        }

        private Move move(int category, int from, int to) {
            rules.get(category).add(to, rules.get(category).remove(from));
            return new Move(category, from, to);
        }
    }
}
