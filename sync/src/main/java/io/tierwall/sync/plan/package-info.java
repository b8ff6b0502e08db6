/**
 * What is to be done in a cluster, as values: objects as the cluster holds them, objects as they should be, what
 * differs between them, and the steps that end the difference. Pure; nothing here waits, writes or knows the time.
 */
@NullMarked
package io.tierwall.sync.plan;

import org.jspecify.annotations.NullMarked;
