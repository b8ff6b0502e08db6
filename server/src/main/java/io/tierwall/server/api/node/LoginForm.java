package io.tierwall.server.api.node;

import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.api.http.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The form that NSX clients log in with: {@code j_username} and {@code j_password}. */
record LoginForm(String name, String password) {

    private static final int MAX_BYTES = 8_192;

    static LoginForm read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new ApiException(413, 413, "The form is larger than " + MAX_BYTES + " bytes.");
        }
        Map<String, String> fields = new HashMap<>();
        for (String pair : new String(bytes, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new LoginForm(fields.getOrDefault("j_username", ""), fields.getOrDefault("j_password", ""));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ApiException(
                    400, ProblemCode.MALFORMED.errorCode(), "The form cannot be decoded. Encode it as a URL's query.");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "LoginForm[name=" + name + "]";
    }
}
