/**
 * What others do to clusters, as a record: sightings of the same object that follow each other are one episode, and a
 * rival that keeps on is an alarm. Deciding what is one episode is pure.
 */
@NullMarked
package io.tierwall.server.drift;

import org.jspecify.annotations.NullMarked;
