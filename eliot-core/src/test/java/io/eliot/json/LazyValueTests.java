// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.stat.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a real provider and a real database: logging an entity never makes it load anything. */
class LazyValueTests {
    private final ValueEncoder encoder = Written.patiently().build();
    private final SessionFactory factory = new Configuration()
            .addAnnotatedClass(Customer.class)
            .addAnnotatedClass(Purchase.class)
            .setProperty("hibernate.connection.url", "jdbc:h2:mem:" + System.identityHashCode(this))
            .setProperty("hibernate.hbm2ddl.auto", "create-drop")
            .setProperty("hibernate.generate_statistics", "true")
            .buildSessionFactory();
    private final Statistics statistics = factory.getStatistics();

    @Entity(name = "Customer")
    static class Customer {
        @Id
        long id;

        @Nullable
        String name;

        @Nullable
        String password;

        @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL)
        List<Purchase> purchases = new ArrayList<>();

        @ElementCollection
        @MapKeyColumn(name = "k")
        Map<String, String> notes = new HashMap<>();

        public long getId() {
            return id;
        }

        @Nullable
        public String getName() {
            return name;
        }

        @Nullable
        public String getPassword() {
            return password;
        }

        public List<Purchase> getPurchases() {
            return List.copyOf(purchases); // touches what it hands out
        }

        public int getPurchaseCount() {
            return purchases.size();
        }

        public Map<String, String> getNotes() {
            return notes;
        }
    }

    @Entity(name = "Purchase")
    static class Purchase {
        @Id
        long id;

        @Nullable
        String sku;

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable
        Customer customer;

        public long getId() {
            return id;
        }

        @Nullable
        public String getSku() {
            return sku;
        }

        @Nullable
        public Customer getCustomer() {
            return customer;
        }

        @Override
        public String toString() {
            return "of " + getCustomer();
        }
    }

    @BeforeEach
    void save() {
        factory.inTransaction(session -> {
            Customer customer = new Customer();
            customer.id = 7;
            customer.name = "Ada";
            customer.password = "hunter2";
            customer.notes.put("vip", "yes");
            Purchase purchase = new Purchase();
            purchase.id = 93;
            purchase.sku = "A-17";
            purchase.customer = customer;
            customer.purchases.add(purchase);
            session.persist(customer);
        });
    }

    @AfterEach
    void close() {
        factory.close();
    }

    @Test
    void namesWhatIsNotLoadedAndIssuesNoSql() {
        try (Session session = factory.openSession()) {
            Customer reference = session.getReference(Customer.class, 7L);
            Purchase purchase = session.find(Purchase.class, 93L);

            assertThat(withoutSql(reference)).isEqualTo("\"[not loaded: Customer#7]\"".replace("Customer", name()));
            assertThat(withoutSql(purchase))
                    .isEqualTo("{\"id\":93,\"sku\":\"A-17\",\"customer\":\"[not loaded: " + name() + "#7]\"}");
            assertThat(withoutSql(Map.of(reference, 1))).isEqualTo("{\"[not loaded: " + name() + "#7]\":1}");
            assertThat(Hibernate.isInitialized(reference)).isFalse();
        }
    }

    @Test
    void namesCollectionsThatAreNotLoaded() {
        try (Session session = factory.openSession()) {
            Customer customer = session.find(Customer.class, 7L);

            assertThat(withoutSql(customer))
                    .contains("\"id\":7", "\"name\":\"Ada\"", "\"password\":\"[redacted]\"")
                    .contains("\"purchases\":\"[not loaded: " + name() + ".purchases]\"")
                    .contains("\"notes\":\"[not loaded: " + name() + ".notes]\"")
                    .doesNotContain("purchaseCount");
            assertThat(withoutSql(List.of(customer.notes, customer.purchases)))
                    .isEqualTo("[\"[not loaded: " + name() + ".notes]\",\"[not loaded: " + name() + ".purchases]\"]");
            assertThat(Hibernate.isInitialized(customer.purchases)).isFalse();
        }
    }

    @Test
    void writesWhatIsLoaded() {
        try (Session session = factory.openSession()) {
            Customer reference = session.getReference(Customer.class, 7L);
            Hibernate.initialize(reference);
            Customer customer = session.find(Customer.class, 7L);
            Hibernate.initialize(((Customer) Hibernate.unproxy(customer)).purchases);
            Hibernate.initialize(((Customer) Hibernate.unproxy(customer)).notes);

            assertThat(withoutSql(reference))
                    .contains("\"name\":\"Ada\"", "\"notes\":{\"vip\":\"yes\"}", "\"sku\":\"A-17\"");
        }
    }

    @Test
    void writesDetachedEntitiesToo() {
        Customer detached = factory.fromSession(session -> session.find(Customer.class, 7L));
        Purchase purchase = factory.fromSession(session -> session.find(Purchase.class, 93L));

        assertThat(withoutSql(detached)).contains("\"name\":\"Ada\"", "[not loaded: ");
        assertThat(withoutSql(purchase)).contains("\"sku\":\"A-17\"", "[not loaded: ");
    }

    private String withoutSql(Object value) {
        long before = statistics.getPrepareStatementCount();
        String json = Written.by(encoder, value).json();
        assertThat(statistics.getPrepareStatementCount()).isEqualTo(before);
        return json;
    }

    private static String name() {
        return Customer.class.getName();
    }
}
