package io.assent.catalog;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of categories. */
@Repository
class CategoryStore {

    private final JdbcClient db;

    CategoryStore(JdbcClient db) {
        this.db = db;
    }

    /** By name, active or not. */
    List<Category> all(UUID tenant) {
        return db.sql("""
            select id, key, name, department, active, version from category
            where tenant_id = :tenant order by lower(name), id
            """).param("tenant", tenant).query(Category.class).list();
    }

    void insert(UUID tenant, Category category) {
        db.sql("""
            insert into category (tenant_id, id, key, name, department)
            values (:tenant, :id, :key, :name, :department)
            """)
                .param("tenant", tenant)
                .param("id", category.id())
                .param("key", category.key())
                .param("name", category.name())
                .param("department", category.department())
                .update();
    }

    /** @return whether the version was still the one that was read */
    boolean update(UUID tenant, Category category) {
        return db.sql("""
            update category set name = :name, department = :department, active = :active, version = version + 1
            where tenant_id = :tenant and id = :id and version = :version
            """)
                        .param("name", category.name())
                        .param("department", category.department())
                        .param("active", category.active())
                        .param("tenant", tenant)
                        .param("id", category.id())
                        .param("version", category.version())
                        .update()
                == 1;
    }
}
