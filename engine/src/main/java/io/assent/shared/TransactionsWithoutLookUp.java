package io.assent.shared;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/** There is one transaction manager: without a factory to ask, nobody looks through the annotations of a class for another one at each of its calls. */
@Component
class TransactionsWithoutLookUp implements SmartInitializingSingleton {

    private final TransactionInterceptor interceptor;
    private final PlatformTransactionManager manager;

    TransactionsWithoutLookUp(TransactionInterceptor interceptor, PlatformTransactionManager manager) {
        this.interceptor = interceptor;
        this.manager = manager;
    }

    @Override
    public void afterSingletonsInstantiated() {
        interceptor.setTransactionManager(manager);
        interceptor.setBeanFactory(null);
    }
}
