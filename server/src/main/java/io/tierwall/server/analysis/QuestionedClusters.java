package io.tierwall.server.analysis;

import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;
import io.tierwall.server.publish.Publisher;

/** Finds the cluster and the revision that a question is about. Thread-safe. */
public final class QuestionedClusters {

    private final Publisher publisher;
    private final ClusterPictures pictures;

    public QuestionedClusters(Publisher publisher, ClusterPictures pictures) {
        this.publisher = publisher;
        this.pictures = pictures;
    }

    /**
     * The cluster under the latest intent.
     *
     * @throws QuestionException when there is no such cluster
     */
    public ClusterPicture current(String cluster) {
        Intent intent = publisher.current();
        return pictures.current(intent, find(intent, cluster));
    }

    /**
     * The cluster as it is now, under the intent of an earlier revision.
     *
     * @throws QuestionException when there is no such cluster or revision
     */
    public ClusterPicture at(String cluster, long revision) {
        Intent current = publisher.current();
        ClusterControlPlane found = find(current, cluster);
        return revision == current.revision()
                ? pictures.current(current, found)
                : pictures.under(intent("revision", revision), found);
    }

    /** A cluster as it is now, under two intents. */
    public record Compared(ClusterPicture before, ClusterPicture after) {}

    /** The cluster as it is now, as if it held what one intent says, and what another one says. */
    public Compared compared(Intent before, Intent after, ClusterControlPlane cluster) {
        // The latest is made first, and both are made of it: so only what differs is compared.
        pictures.current(publisher.current(), cluster);
        return new Compared(pictures.under(before, cluster), pictures.under(after, cluster));
    }

    /**
     * The same of a cluster by its name.
     *
     * @throws QuestionException when there is no such cluster
     */
    public Compared compared(Intent before, Intent after, String cluster) {
        return compared(before, after, find(before, cluster));
    }

    /**
     * The intent of a revision.
     *
     * @param field that named it, for messages
     * @throws QuestionException when there is no such revision
     */
    public Intent intent(String field, long revision) {
        long latest = publisher.current().revision();
        if (revision < 1 || revision > latest) {
            throw new QuestionException(field, "there are revisions 1 to " + latest + ".");
        }
        return publisher.at(revision);
    }

    /** @throws QuestionException when there is no such cluster */
    public void require(String cluster) {
        find(publisher.current(), cluster);
    }

    private static ClusterControlPlane find(Intent intent, String cluster) {
        return intent.find(IntentPath.cluster(cluster), ClusterControlPlane.class)
                .orElseThrow(() -> new QuestionException(
                        "cluster",
                        "no cluster " + cluster + " is registered."
                                + NearestNames.hint(
                                        cluster,
                                        intent.clusters().stream()
                                                .map(known -> known.path().id())
                                                .toList())));
    }
}
