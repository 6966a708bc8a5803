package nl.kring.timeline.photo;

import java.awt.geom.AffineTransform;
import javax.imageio.metadata.IIOMetadata;
import org.w3c.dom.Element;

/** How a camera was held: how the pixels are turned so that what was above is above. Named as the standard metadata of Java name it. */
enum Turn {
    NORMAL(1, 0, 0, 1),
    FLIPH(-1, 0, 0, 1),
    ROTATE180(-1, 0, 0, -1),
    FLIPV(1, 0, 0, -1),
    FLIPVROTATE90(0, 1, 1, 0),
    ROTATE270(0, 1, -1, 0),
    FLIPHROTATE90(0, -1, -1, 0),
    ROTATE90(0, -1, 1, 0);

    private final int xx;
    private final int yx;
    private final int xy;
    private final int yy;

    Turn(int xx, int yx, int xy, int yy) {
        this.xx = xx;
        this.yx = yx;
        this.xy = xy;
        this.yy = yy;
    }

    /** As the file says it; where it says nothing that can be understood, as it lies. */
    static Turn of(IIOMetadata said) {
        var nodes = ((Element) said.getAsTree("javax_imageio_1.0")).getElementsByTagName("ImageOrientation");
        var word = nodes.getLength() == 0 ? "" : ((Element) nodes.item(0)).getAttribute("value");
        for (var turn : values()) {
            if (turn.name().equalsIgnoreCase(word)) {
                return turn;
            }
        }
        return NORMAL;
    }

    boolean onItsSide() {
        return xx == 0;
    }

    /** Turns a picture of this size, and puts its corner where it was. */
    AffineTransform of(int width, int height) {
        var x = Math.min(0, xx * width) + Math.min(0, xy * height);
        var y = Math.min(0, yx * width) + Math.min(0, yy * height);
        return new AffineTransform(xx, yx, xy, yy, -x, -y);
    }
}
