/**
 * What packets meet in a cluster: what Tierwall says of it and what the cluster holds of others, put together and kept
 * ready to be asked. Knows no HTTP.
 */
@NullMarked
package io.tierwall.server.analysis;

import org.jspecify.annotations.NullMarked;
