package scot.adp.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.ServerSocket;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole program with single sign-on at the real Keycloak. All classes that
 * carry it share one program, one database and one Keycloak: a test makes people of its
 * own.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("slow")
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT,
		properties = { "adp.config=config", "adp.sample=true", "adp.sso.check-every=1h",
				"adp.acceptable-use.asked=false" })
@ActiveProfiles("sso")
@ContextConfiguration(initializers = { TestDatabase.class, SsoTest.Settings.class })
@Import(TestBeans.class)
@ExtendWith({ OwnSecurity.class, MovableClock.Reset.class })
public @interface SsoTest {

	/** Makes the program and Keycloak know each other. */
	final class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			var keycloak = Keycloak.running();
			int port = freePort();
			String address = "http://localhost:" + port;
			keycloak.serve(address);
			context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("keycloak",
						Map.of("server.port", port, "adp.address", address, "adp.sso.issuer", keycloak.issuer(),
								"adp.sso.client-secret", keycloak.secret("adp-web"), "adp.sso.accounts-secret",
								keycloak.secret("adp-accounts"))));
		}

		private static int freePort() {
			try (var socket = new ServerSocket(0)) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
