package nl.kring.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/**
 * The photos of the demo, drawn from {@code pictures.tsv}: no faces, nobody real. In a cell, by turns: {@code bg} two colours from top to
 * bottom, {@code o} an ellipse (middle, radii), {@code r} a box (corner, size, rounding), {@code p} a shape and {@code l} a line (thickness)
 * through points.
 */
@Component
class DemoPictures {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static final int DRAWN = 960;

    private final Map<String, byte[]> drawn = new HashMap<>();

    byte[] of(String name) {
        return drawn.computeIfAbsent(name, DemoPictures::draw);
    }

    private static byte[] draw(String name) {
        var row = DemoTable.of("pictures").rows().stream()
                .filter(each -> each.get("name").equals(name))
                .findFirst()
                .orElseThrow();
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.scale((double) WIDTH / DRAWN, (double) WIDTH / DRAWN);
        Arrays.stream(row.get("shapes").split("; ")).forEach(shape -> draw(pen, shape.split(" ")));
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void draw(Graphics2D pen, String[] shape) {
        pen.setColor(Color.decode(shape[1]));
        if (shape[0].equals("bg")) {
            pen.setPaint(
                    new GradientPaint(0, 0, Color.decode(shape[1]), 0, HEIGHT * DRAWN / WIDTH, Color.decode(shape[2])));
            pen.fillRect(0, 0, DRAWN, DRAWN);
            return;
        }
        var n = Arrays.stream(shape).skip(2).mapToInt(Integer::parseInt).toArray();
        switch (shape[0]) {
            case "o" -> pen.fillOval(n[0] - n[2], n[1] - n[3], 2 * n[2], 2 * n[3]);
            case "r" -> pen.fillRoundRect(n[0], n[1], n[2], n[3], n[4], n[4]);
            case "p" -> pen.fill(points(n));
            case "l" -> {
                pen.setStroke(new BasicStroke(n[0], BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                var line = points(Arrays.copyOfRange(n, 1, n.length));
                pen.drawPolyline(line.xpoints, line.ypoints, line.npoints);
            }
            default -> throw new IllegalArgumentException(shape[0]);
        }
    }

    private static Polygon points(int[] numbers) {
        var many = numbers.length / 2;
        return new Polygon(
                IntStream.range(0, many).map(at -> numbers[2 * at]).toArray(),
                IntStream.range(0, many).map(at -> numbers[2 * at + 1]).toArray(),
                many);
    }
}
