package io.tierwall.server.api.tierwall;

import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.reach.AddressText;
import io.tierwall.analysis.reach.Matrix;
import io.tierwall.analysis.reach.MatrixText;
import io.tierwall.analysis.reach.NamedReach;
import io.tierwall.analysis.reach.Passing;
import io.tierwall.analysis.reach.ReachText;
import io.tierwall.server.api.tierwall.ReachabilityView.Cell;
import io.tierwall.server.api.tierwall.ReachabilityView.ReachView;
import java.util.ArrayList;
import java.util.List;

/** What is said of who reaches whom, however it is written. */
sealed interface ReachabilityAnswer {

    List<Cell> cells();

    List<ReachView> reaches();

    String csv();

    String table();

    String graphviz();

    /** What passes between each two sets. */
    record Between(Matrix matrix) implements ReachabilityAnswer {

        @Override
        public List<Cell> cells() {
            List<Cell> cells = new ArrayList<>();
            for (int row = 0; row < matrix.sources().size(); row++) {
                for (int column = 0; column < matrix.destinations().size(); column++) {
                    Passing passing = matrix.rows().get(row).get(column);
                    cells.add(new Cell(
                            matrix.sources().get(row),
                            matrix.destinations().get(column),
                            passing.pairs(),
                            passing.open(),
                            passing.some().toString(),
                            passing.every().toString()));
                }
            }
            return cells;
        }

        @Override
        public List<ReachView> reaches() {
            return List.of();
        }

        @Override
        public String csv() {
            return MatrixText.csv(matrix);
        }

        @Override
        public String table() {
            return MatrixText.table(matrix);
        }

        @Override
        public String graphviz() {
            return MatrixText.graphviz(matrix);
        }
    }

    /** Who reaches each set, or is reached by it. */
    record Around(AddressBook addresses, ReachText.Way way, List<NamedReach> answers) implements ReachabilityAnswer {

        @Override
        public List<Cell> cells() {
            return List.of();
        }

        @Override
        public List<ReachView> reaches() {
            return answers.stream()
                    .flatMap(answer -> answer.reaches().stream()
                            .map(reach -> new ReachView(
                                    answer.name(),
                                    AddressText.parts(addresses, reach.addresses()),
                                    reach.some().toString(),
                                    reach.every().toString())))
                    .toList();
        }

        @Override
        public String csv() {
            return text().csv(answers);
        }

        @Override
        public String table() {
            return text().table(answers);
        }

        @Override
        public String graphviz() {
            return text().graphviz(answers);
        }

        private ReachText text() {
            return new ReachText(addresses, way);
        }
    }
}
