package scot.adp;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** The working program of an Alcohol and Drug Partnership. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(systemName = "ADP platform", sharedModules = "platform")
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("adp.css")
public class AdpApplication implements AppShellConfigurator {

	public static void main(String[] args) {
		SpringApplication.run(AdpApplication.class, args);
	}

	@Override
	public void configurePage(AppShellSettings settings) {
		settings.addFavIcon("icon", "icons/adp.svg", "any");
		settings.addMetaTag("color-scheme", "light dark");
		settings.setViewport("width=device-width, initial-scale=1");
	}

}
