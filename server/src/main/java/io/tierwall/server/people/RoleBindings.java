package io.tierwall.server.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.server.roles.RoleSet;
import io.tierwall.store.SettingStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All role bindings, kept as settings. Reading is thread-safe; changes are made one at a time, by who calls. */
final class RoleBindings {

    private static final String SETTINGS = "aaa/role-bindings/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SettingStore settings;
    private final Map<String, RoleBinding> bindings = new ConcurrentHashMap<>();

    private RoleBindings(SettingStore settings) {
        this.settings = settings;
    }

    /**
     * Reads the bindings that are kept.
     *
     * @throws IllegalArgumentException when one cannot be read
     */
    static RoleBindings open(SettingStore settings) {
        RoleBindings all = new RoleBindings(settings);
        settings.list(SETTINGS).values().stream()
                .map(RoleBindings::parse)
                .map(RoleBindingFormat::stored)
                .forEach(binding -> all.bindings.put(binding.id(), binding));
        return all;
    }

    private static JsonNode parse(String written) {
        try {
            return JSON.readTree(written);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a role binding cannot be read", e);
        }
    }

    /** All of them, in the order of names. */
    List<RoleBinding> list() {
        return bindings.values().stream()
                .sorted(Comparator.comparing(
                                (RoleBinding binding) -> binding.principal().name())
                        .thenComparing(RoleBinding::id))
                .toList();
    }

    Optional<RoleBinding> find(String id) {
        return Optional.ofNullable(bindings.get(id));
    }

    List<RoleBinding> of(Principal principal) {
        return list().stream()
                .filter(binding -> binding.principal().isSameAs(principal))
                .toList();
    }

    /** All roles that bindings give to an account. */
    RoleSet rolesOfAccount(String name) {
        return RoleSet.union(
                of(Principal.account(name)).stream().map(RoleBinding::roles).toList());
    }

    void put(RoleBinding binding) {
        settings.put(SETTINGS + binding.id(), RoleBindingFormat.write(binding).toString());
        bindings.put(binding.id(), binding);
    }

    void remove(RoleBinding binding) {
        settings.remove(SETTINGS + binding.id());
        bindings.remove(binding.id());
    }
}
