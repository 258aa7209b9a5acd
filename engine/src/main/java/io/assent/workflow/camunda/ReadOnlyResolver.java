package io.assent.workflow.camunda;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;
import org.jspecify.annotations.Nullable;

/** Reads values and does nothing else: no method is called, nothing is written. */
abstract class ReadOnlyResolver extends ELResolver {

    /** Whether {@link #read} answers for this base; the next resolver is tried otherwise. */
    abstract boolean knows(@Nullable Object base);

    abstract @Nullable Object read(ELContext context, @Nullable Object base, Object property);

    @Override
    public final @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        if (!knows(base)) {
            return null;
        }
        Object value = read(context, base, property);
        context.setPropertyResolved(true);
        return value;
    }

    @Override
    public final Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] parameters) {
        throw new ELException("methods cannot be called");
    }

    @Override
    public final void setValue(ELContext context, Object base, Object property, Object value) {
        throw new PropertyNotWritableException("views are read-only");
    }

    @Override
    public final boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public final @Nullable Class<?> getType(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public final Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }

    @Override
    public final @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return null;
    }
}
