/**
 * What all of the HTTP surface shares: the front door that every request passes, bodies, queries, pages, and the one
 * place where a failure becomes NSX's error.
 */
@NullMarked
package io.tierwall.server.api.http;

import org.jspecify.annotations.NullMarked;
