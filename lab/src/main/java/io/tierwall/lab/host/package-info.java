/**
 * A lab while it runs: its clusters, those that are added later, and a control endpoint by which people operate them.
 * Who else has to know which clusters there are says so by {@link io.tierwall.lab.host.ClusterRegister}.
 */
@NullMarked
package io.tierwall.lab.host;

import org.jspecify.annotations.NullMarked;
