package scot.adp.shell.parts;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.component.notification.NotificationVariant;

/** Tells in passing that something was done; screen readers read it out. */
public final class Announcement {

	private Announcement() {
	}

	/** Tells that it was done. */
	public static void done(String text) {
		var notification = Notification.show(text, 5000, Position.BOTTOM_START);
		notification.addThemeVariants(NotificationVariant.LUMO_SUCCESS);
	}

}
