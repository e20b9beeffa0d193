package scot.adp;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.server.AppShellSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.graphql.autoconfigure.servlet.GraphQlWebMvcAutoConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.modulith.Modulithic;
import scot.adp.backup.BackupCommands;

/** The working program of an Alcohol and Drug Partnership. */
// GraphQL has a door of its own.
@SpringBootApplication(exclude = GraphQlWebMvcAutoConfiguration.class)
@ConfigurationPropertiesScan
@Modulithic(systemName = "ADP platform", sharedModules = "platform")
@StyleSheet("adp.css")
public class AdpApplication implements AppShellConfigurator {

	public static void main(String[] args) {
		if (BackupCommands.named(args)) {
			quieten();
			System.exit(BackupCommands.run(args));
		}
		SpringApplication.run(AdpApplication.class, args);
	}

	/** Leaves the output of a command to its own words. */
	private static void quieten() {
		var logging = LoggingSystem.get(AdpApplication.class.getClassLoader());
		logging.beforeInitialize();
		logging.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
		logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
	}

	@Override
	public void configurePage(AppShellSettings settings) {
		settings.addFavIcon("icon", "icons/adp.svg", "any");
		settings.addMetaTag("color-scheme", "light dark");
		settings.setViewport("width=device-width, initial-scale=1");
	}

}
