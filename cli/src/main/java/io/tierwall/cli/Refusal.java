package io.tierwall.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.cli.JsonHttp.Answer;
import java.util.ArrayList;
import java.util.List;

/** What the manager says is wrong, all of it. */
final class Refusal {

    private Refusal() {}

    static String of(Answer answer) {
        List<String> messages = new ArrayList<>();
        for (JsonNode related : answer.body().path("related_errors")) {
            messages.add(related.path("error_message").asText());
        }
        return messages.size() < 2
                ? "the manager refuses: " + answer.message()
                : "the manager refuses:\n  " + String.join("\n  ", messages);
    }
}
