package io.tierwall.server.api.http;

import io.tierwall.model.intent.Author;
import io.tierwall.server.guardrail.GuardrailGate;
import io.tierwall.server.roles.Role;
import io.tierwall.server.roles.RoleSet;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A request that has passed the front door. */
public final class Call {

    private static final Pattern JSON =
            Pattern.compile("application/([-a-z0-9.]+\\+)?json( *;.*)?", Pattern.CASE_INSENSITIVE);
    private static final String REQUEST = "tierwall.request";
    private static final String CALLER = "tierwall.caller";
    private static final String SEGMENTS = "tierwall.segments";

    private final RoutingContext context;

    private Call(RoutingContext context) {
        this.context = context;
    }

    /** The call of this context. */
    public static Call of(RoutingContext context) {
        return new Call(context);
    }

    static void identify(RoutingContext context, UUID request) {
        context.put(REQUEST, request);
    }

    static void accept(RoutingContext context, Caller caller, List<String> segments) {
        context.put(CALLER, caller);
        context.put(SEGMENTS, segments);
    }

    /** The request's id, which the answer carries as well. */
    UUID request() {
        return Objects.requireNonNull(context.get(REQUEST), "it has passed the front door");
    }

    /** Who is asking. */
    public String user() {
        return caller().name();
    }

    /** What they may do. */
    public RoleSet roles() {
        return caller().roles();
    }

    /** Whether they might still send this request, for what takes long to answer. */
    public boolean isStillPermitted() {
        return caller().permitted().getAsBoolean();
    }

    private Caller caller() {
        return context.get(CALLER, Caller.ANYBODY);
    }

    /** Who is asking, as an author. */
    public Author author() {
        Optional<String> waiver = header(GuardrailGate.WAIVER_HEADER).filter(reason -> !reason.isBlank());
        return new Author(
                user(),
                roles().includes(Role.ENTERPRISE_ADMIN),
                waiver,
                Optional.of(request().toString()));
    }

    /** A header of the request as it was sent; of several the first. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(context.request().getHeader(name));
    }

    /** The decoded path behind a prefix of so many segments. */
    public List<String> path(int prefix) {
        List<String> segments = context.get(SEGMENTS, List.of());
        return segments.subList(Math.min(prefix, segments.size()), segments.size());
    }

    /** The whole path, for messages. */
    public String path() {
        return "/" + String.join("/", path(0));
    }

    /** Whether the body is said to be JSON; one that is not said to be anything is taken for it. */
    boolean saysJson() {
        return header("Content-Type")
                .map(type -> JSON.matcher(type.strip()).matches())
                .orElse(true);
    }

    /** A parameter of the query; of several the first. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(context.request().getParam(name));
    }

    /**
     * A parameter that names several things: written several times, or once with commas between them. Each counts once.
     *
     * @param most so many there may be
     */
    public List<String> list(String name, int most) {
        List<String> all = context.request().params().getAll(name).stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        if (all.size() > most) {
            throw ApiException.badParameter(name, "at most " + most + " can be named at once.");
        }
        return all;
    }

    /** A parameter that has to be there, and not be empty. */
    public String required(String name) {
        return query(name)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> ApiException.badParameter(name, "it is required."));
    }

    /** A parameter that is true or false. */
    public boolean flag(String name, boolean otherwise) {
        return query(name)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    case String _ -> throw ApiException.badParameter(name, "true or false is expected.");
                })
                .orElse(otherwise);
    }

    /** A parameter that is a whole number within limits, both included. */
    public int number(String name, int least, int most, int otherwise) {
        return query(name).map(text -> number(name, text, least, most)).orElse(otherwise);
    }

    private static int number(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw ApiException.badParameter(name, "a whole number is expected.");
        }
        throw ApiException.badParameter(name, "the number has to be within " + least + " and " + most + ".");
    }
}
