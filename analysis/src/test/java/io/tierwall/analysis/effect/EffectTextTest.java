package io.tierwall.analysis.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.reach.Shop;
import org.junit.jupiter.api.Test;

final class EffectTextTest {

    private static Effect otherPort() {
        ClusterModel before = Shop.model();
        return Effect.of(before, before.next(Shop.objects(3306), Shop.inventory()));
    }

    @Test
    void aTableSaysWhatIsGainedAndLostAndWhoSaysNo() {
        assertThat(EffectText.table(otherPort())).isEqualTo("""
                what    from                    to       traffic   denied by                           allowed by
                gained  shop/web-0, shop/web-1  shop/db  TCP 3306  AntreaClusterNetworkPolicy:db/rest  AntreaClusterNetworkPolicy:db/web
                lost    shop/web-0, shop/web-1  shop/db  TCP 5432  AntreaClusterNetworkPolicy:db/rest  AntreaClusterNetworkPolicy:db/web
                """);
    }

    @Test
    void csvHasTheSameInFull() {
        assertThat(EffectText.csv(otherPort())).isEqualTo("""
                what,from,to,traffic,denied by,allowed by
                gained,shop/web-0 shop/web-1,shop/db,TCP 3306,AntreaClusterNetworkPolicy:db/rest,AntreaClusterNetworkPolicy:db/web
                lost,shop/web-0 shop/web-1,shop/db,TCP 5432,AntreaClusterNetworkPolicy:db/rest,AntreaClusterNetworkPolicy:db/web
                """);
    }

    @Test
    void theWorkloadsThatAreTouchedAreThoseAtTheEnds() {
        assertThat(otherPort().workloads())
                .extracting(Object::toString)
                .containsExactly("shop/db", "shop/web-0", "shop/web-1");
    }

    @Test
    void aPublishThatSaysTheSameChangesNothing() {
        ClusterModel before = Shop.model();

        assertThat(Effect.of(before, before.next(Shop.objects(5432), Shop.inventory()))
                        .isNone())
                .isTrue();
    }
}
