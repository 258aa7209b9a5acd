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

    /** By path, active or not. */
    List<Category> all(UUID tenant) {
        return db.sql("""
            select c.id, c.key, c.name, c.parent, coalesce(p.name || ' / ', '') || c.name as path,
                   c.department, c.active, c.version
            from category c left join category p on p.tenant_id = :tenant and p.id = c.parent
            where c.tenant_id = :tenant
            order by lower(coalesce(p.name, c.name)), coalesce(p.id, c.id), p.id is not null, lower(c.name), c.id
            """).param("tenant", tenant).query(Category.class).list();
    }

    boolean hasEverHadAny(UUID tenant) {
        return db.sql("select exists (select 1 from category where tenant_id = :tenant)")
                .param("tenant", tenant)
                .query(Boolean.class)
                .single();
    }

    void insert(UUID tenant, Category category) {
        db.sql("""
            insert into category (tenant_id, id, key, name, parent, department)
            values (:tenant, :id, :key, :name, :parent, :department)
            """)
                .param("tenant", tenant)
                .param("id", category.id())
                .param("key", category.key())
                .param("name", category.name())
                .param("parent", category.parent())
                .param("department", category.department())
                .update();
    }

    /** @return whether the version was still the one that was read */
    boolean update(UUID tenant, Category category) {
        return db.sql("""
            update category set name = :name, parent = :parent, department = :department, active = :active,
                                version = version + 1
            where tenant_id = :tenant and id = :id and version = :version
            """)
                        .param("name", category.name())
                        .param("parent", category.parent())
                        .param("department", category.department())
                        .param("active", category.active())
                        .param("tenant", tenant)
                        .param("id", category.id())
                        .param("version", category.version())
                        .update()
                == 1;
    }
}
