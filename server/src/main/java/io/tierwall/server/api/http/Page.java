package io.tierwall.server.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One page of a list, as NSX's list parameters ask for it. Without {@code sort_by} the order is the natural one, such
 * as that in which packets meet rules, whatever {@code sort_ascending} says.
 */
public final class Page {

    private static final int MOST = 1_000;
    private static final String CURSOR_PREFIX = "page:";

    private final Call call;

    private Page(Call call) {
        this.call = call;
    }

    /**
     * The page that a call asks for.
     *
     * @param all everything there is, in natural order
     * @param format how one is written; called for what is on the page only, unless sorting needs all
     */
    public static <T> ObjectNode of(Call call, List<T> all, Function<T, ObjectNode> format) {
        return new Page(call).write(all, format, given(call));
    }

    /** The same for what has no natural order: sorted by this field unless the call says another. */
    public static <T> ObjectNode by(String field, Call call, List<T> all, Function<T, ObjectNode> format) {
        return new Page(call).write(all, format, given(call).or(() -> Optional.of(field)));
    }

    /** The page of a list of texts, which have no fields to sort by or to pick. */
    public static ObjectNode ofTexts(Call call, List<String> all) {
        return new Page(call).write(all, TextNode::valueOf, Optional.empty());
    }

    /** The page of a list of which there never is anything. */
    public static ObjectNode empty(Call call) {
        return ofTexts(call, List.of());
    }

    private static Optional<String> given(Call call) {
        return call.query("sort_by").filter(field -> !field.isEmpty());
    }

    private <T> ObjectNode write(List<T> all, Function<T, ? extends JsonNode> format, Optional<String> sortBy) {
        int size = call.number("page_size", 1, MOST, MOST);
        int from = Math.min(
                call.query("cursor")
                        .filter(cursor -> !cursor.isEmpty())
                        .map(Page::offset)
                        .orElse(0),
                all.size());
        int to = Math.min(from + size, all.size());
        boolean ascending = call.flag("sort_ascending", true);
        List<? extends JsonNode> items = sortBy.isPresent()
                ? sorted(all.stream().map(format).toList(), sortBy.get(), ascending)
                        .subList(from, to)
                : all.subList(from, to).stream().map(format).toList();

        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode results = page.putArray("results");
        includeOnly(items).forEach(results::add);
        page.put("result_count", all.size());
        page.put("sort_ascending", ascending);
        sortBy.ifPresent(field -> page.put("sort_by", field));
        if (to < all.size()) {
            page.put("cursor", cursor(to));
        }
        return page;
    }

    private List<? extends JsonNode> includeOnly(List<? extends JsonNode> items) {
        Optional<Set<String>> fields = call.query("included_fields")
                .filter(list -> !list.isBlank())
                .map(list ->
                        Arrays.stream(list.split(",", -1)).map(String::strip).collect(Collectors.toSet()));
        fields.ifPresent(wanted -> items.forEach(item -> {
            if (item instanceof ObjectNode object) {
                object.retain(wanted);
            }
        }));
        return items;
    }

    private static List<? extends JsonNode> sorted(List<? extends JsonNode> items, String field, boolean ascending) {
        Comparator<JsonNode> order = Comparator.comparing((JsonNode item) -> item.path(field), Page::compare);
        return items.stream().sorted(ascending ? order : order.reversed()).toList();
    }

    private static int compare(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? Double.compare(one.doubleValue(), other.doubleValue())
                : key(one).compareTo(key(other));
    }

    private static String key(JsonNode node) {
        return node.isValueNode() ? node.asText().toLowerCase(Locale.ROOT) : node.toString();
    }

    private static String cursor(int offset) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((CURSOR_PREFIX + offset).getBytes(StandardCharsets.US_ASCII));
    }

    private static int offset(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (text.startsWith(CURSOR_PREFIX)) {
                return Integer.parseUnsignedInt(text.substring(CURSOR_PREFIX.length())) & Integer.MAX_VALUE;
            }
        } catch (IllegalArgumentException notOurs) {
            throw badCursor();
        }
        throw badCursor();
    }

    private static ApiException badCursor() {
        return ApiException.badParameter("cursor", "it is not one that a list has answered. Start without one.");
    }
}
