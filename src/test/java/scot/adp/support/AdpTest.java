package scot.adp.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole program over HTTP, with the real configuration, sample data and a *
 * clock of its own. All classes that carry it, and nothing else that changes the context,
 * share one program and one database: a test works on actions, keys and members of its
 * own and expects rows of other tests beside them.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "adp.config=config", "adp.sample=true" })
@ContextConfiguration(initializers = TestDatabase.class)
@Import(TestBeans.class)
@ExtendWith({ OwnSecurity.class, MovableClock.Reset.class })
public @interface AdpTest {

}
