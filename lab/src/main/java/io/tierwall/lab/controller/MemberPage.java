package io.tierwall.lab.controller;

import io.tierwall.lab.objects.ApiException;
import java.util.List;
import java.util.Map;

/**
 * Which members of a group are asked for. Numbered as Antrea does it: nobody is on no page; without a limit everybody
 * is on the one page; with a limit and no page everybody is there, and the page is number 0.
 *
 * @param members of this page
 * @param total members of all pages
 */
record MemberPage<T>(List<T> members, long total, long pages, long current) {

    /**
     * The members that the parameters {@code limit} and {@code page} ask for.
     *
     * @throws ApiException when one of them is no number, or negative
     */
    static <T> MemberPage<T> of(List<T> all, Map<String, String> parameters) {
        long limit = number("limit", parameters);
        long page = number("page", parameters);
        if (all.isEmpty()) {
            return new MemberPage<>(all, 0, 0, 0);
        }
        if (limit == 0) {
            return new MemberPage<>(all, all.size(), 1, 1);
        }
        long pages = Math.ceilDiv((long) all.size(), limit);
        List<T> asked = page == 0
                ? all
                : page > pages
                        ? List.of()
                        : all.stream().skip((page - 1) * limit).limit(limit).toList();
        return new MemberPage<>(asked, all.size(), pages, page);
    }

    private static long number(String name, Map<String, String> parameters) {
        String text = parameters.getOrDefault(name, "");
        if (text.isEmpty()) {
            return 0;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            throw invalid(name, text);
        }
        throw invalid(name, text);
    }

    private static ApiException invalid(String name, String text) {
        return ApiException.badRequest(
                "received invalid page " + (name.equals("page") ? "number " : "limit ") + text + " for pagination");
    }
}
