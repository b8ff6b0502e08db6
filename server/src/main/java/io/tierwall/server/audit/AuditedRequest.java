package io.tierwall.server.audit;

/**
 * A request that wants to change something, without what it says.
 *
 * @param id as the answer carries it
 * @param user who sent it; empty when that is not known at all
 * @param known whether they have shown that they are this user
 * @param address of the client
 * @param method of HTTP
 * @param path of the URL, without its query
 * @param parameters those of the query that say what is to be done
 */
public record AuditedRequest(
        String id, String user, boolean known, String address, String method, String path, String parameters) {}
