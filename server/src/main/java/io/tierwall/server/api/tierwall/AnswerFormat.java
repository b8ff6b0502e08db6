package io.tierwall.server.api.tierwall;

import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How an answer is written: as the parameter {@code format} says, otherwise as the client accepts it. */
enum AnswerFormat {
    JSON(MediaType.APPLICATION_JSON),
    CSV(AnswerFormat.CSV_TYPE),
    /** For people. */
    TABLE(MediaType.TEXT_PLAIN),
    /** Graphviz. */
    DOT(AnswerFormat.DOT_TYPE);

    static final String CSV_TYPE = "text/csv";
    static final String DOT_TYPE = "text/vnd.graphviz";

    private final String type;

    AnswerFormat(String type) {
        this.type = type;
    }

    /** @param accepted what the client accepts, the best first */
    static AnswerFormat of(Call call, List<MediaType> accepted) {
        return call.query("format")
                .map(AnswerFormat::named)
                .orElseGet(() -> accepted.stream()
                        .flatMap(wanted -> Arrays.stream(values())
                                .filter(format -> format.type().isCompatible(wanted)))
                        .findFirst()
                        .orElse(JSON));
    }

    private static AnswerFormat named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> ApiException.badParameter("format", "json, csv, table or dot is expected."));
    }

    private MediaType type() {
        return MediaType.valueOf(type);
    }

    /** An answer of this type. */
    Response answer(String text) {
        return Response.ok(text.getBytes(StandardCharsets.UTF_8))
                .type(type().withCharset(StandardCharsets.UTF_8.name()))
                .build();
    }
}
