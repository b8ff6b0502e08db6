/**
 * Who the members of groups are, by what is known of the clusters: computed as Antrea's controller does, from what the
 * clusters are told. Knows no HTTP.
 */
@NullMarked
package io.tierwall.server.membership;

import org.jspecify.annotations.NullMarked;
