package io.tierwall.server.api.tierwall;

import io.tierwall.analysis.finding.Finding;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.server.analysis.Passages;
import io.tierwall.server.analysis.WrittenNaming;
import io.tierwall.server.api.tierwall.ExplainView.RuleView;
import io.tierwall.server.api.tierwall.FindingsResource.FindingView;
import io.tierwall.server.api.tierwall.FindingsResource.ObservationView;
import io.tierwall.server.api.tierwall.FindingsResource.WitnessView;
import java.util.List;

/** Writes a finding, with its rules as people wrote them. */
final class FindingFormat {

    private FindingFormat() {}

    /** @param passages of the state of the cluster in which it was found */
    static FindingView write(Finding finding, Passages passages) {
        return new FindingView(
                finding.kind().name(),
                finding.kind().severity().name(),
                finding.wording().in(new WrittenNaming(passages)),
                rules(finding.rules(), passages),
                rules(finding.because(), passages),
                finding.group(),
                finding.witness()
                        .map(witness -> new WitnessView(
                                witness.from().toString(), witness.to().toString(), witness.traffic())),
                finding.observations().stream().map(ObservationView::of).toList());
    }

    private static List<RuleView> rules(List<RuleOrigin> rules, Passages passages) {
        return rules.stream()
                .map(rule -> RuleFormat.write(passages.written(rule)))
                .toList();
    }
}
